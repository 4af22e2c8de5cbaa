//! More flattened fields than the runtime reads together.

#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(public)]
    #[serde(flatten)]
    a: A,
    #[token(public)]
    #[serde(flatten)]
    b: B,
    #[token(public)]
    #[serde(flatten)]
    c: C,
    #[token(public)]
    #[serde(flatten)]
    d: D,
    #[token(public)]
    #[serde(flatten)]
    e: E,
    #[token(public)]
    #[serde(flatten)]
    f: F,
    #[token(public)]
    #[serde(flatten)]
    g: G,
    #[token(public)]
    #[serde(flatten)]
    h: H,
    #[token(public)]
    #[serde(flatten)] //~
    i: I,
    #[token(public)]
    #[serde(flatten)]
    j: J,
}
