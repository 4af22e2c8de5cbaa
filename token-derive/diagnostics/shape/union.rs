#[derive(TokenModel)]
union Token { //~
    number: u64,
    float: f64,
}
