#[derive(TokenModel)]
#[repr(C, packed)]
struct Session { //~
    #[token(expires = "unix")]
    expires_at: u64,
}
