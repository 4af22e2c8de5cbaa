#[derive(TokenModel)]
struct Lifetime<'de> { //~
    user_name: &'de str,
}

#[derive(TokenModel)]
struct Slice { //~
    user_id: u8,
    bytes: [u8],
}

#[derive(TokenModel)]
struct Text { //~
    name: str,
}

// The user writes `Deserialize`.
#[derive(TokenModel)]
#[token(manual(Deserialize))]
struct Manual<'de> {
    user_name: &'de str,
}
