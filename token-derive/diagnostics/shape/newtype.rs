#[derive(TokenModel)]
#[serde(transparent)]
struct AccessToken(Secret); //~

#[derive(TokenModel)]
struct Empty(); //~
