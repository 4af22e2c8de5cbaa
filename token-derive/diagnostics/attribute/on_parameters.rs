//! An attribute on a parameter would say nothing.

#[derive(TokenModel)]
struct Session<
    #[token(debug)] //~
    'a,
    #[token(access_token)] //~
    T,
    #[token(public)] //~
    const N: usize,
> {
    #[token(expires = "unix")]
    expires_at: i64,
    text: &'a T,
    bytes: [u8; N],
}
