use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
pub enum Reply<'a, T: Clone, const N: usize = 3> //~
where
    T: Copy,
{
    Token(T),
    Error([&'a str; N]),
}

fn user<'a>(json: &'a str) -> Reply<'a, u64> {
    let reply = serde_json::from_str::<Reply<'a, u64>>(json).unwrap();
    println!("{reply:?}");
    reply
}

fn main() {
    user("{}");
}
