#[derive(TokenModel)]
pub enum Reply<'a, T: Clone, const N: usize = 3> //~
where
    T: Copy,
{
    Token(T),
    Error([&'a str; N]),
}
