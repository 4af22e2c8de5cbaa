//! A mistake in a struct with parameters.

#[derive(TokenModel)]
#[token(debug)]
struct Session<'a, T: Clone, const N: usize = 2>
where
    T: Debug,
{
    #[token(acces_token)] //~
    access_token: &'a str,
    #[token(expires = "unxi")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes = "colon")] //~
    scope: Vec<String>,
    user: [T; 2],
    unused: std::marker::PhantomData<[(); N]>,
}
