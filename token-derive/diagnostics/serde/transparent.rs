//! serde checks `transparent` in each direction. The same error is reported once.

#[derive(TokenModel)]
#[serde(transparent)] //~
struct Two {
    a: u8,
    b: u8,
}

#[derive(TokenModel)]
#[serde(transparent)] //~ 2
struct None {}

#[derive(TokenModel)]
#[serde(transparent)] //~
struct Default {
    #[serde(default)]
    a: u8,
}

#[derive(TokenModel)]
#[serde(transparent)] //~
struct Skipped {
    a: u8,
    #[serde(skip_deserializing)]
    b: u8,
}
