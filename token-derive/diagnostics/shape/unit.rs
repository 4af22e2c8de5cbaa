#[derive(TokenModel)]
struct Token; //~
