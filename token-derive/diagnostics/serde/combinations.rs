#[derive(TokenModel)]
#[serde(from = "u8", try_from = "u8")] //~
struct From {
    a: u8,
}

#[derive(TokenModel)]
struct Getter { //~
    #[serde(getter = "Getter::a")]
    a: u8,
}

#[derive(TokenModel)]
struct Bound<T> {
    #[serde(bound = "T:: u8")] //~
    #[serde(with = "a b")] //~
    a: T,
}
