#[derive(TokenModel)]
#[token(margin = "30")] //~
#[token(default_lifetime = "1w")] //~
struct Unit {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(margin = "")] //~
#[token(default_lifetime = "h")] //~
struct Empty {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(margin = "1h30m")] //~
#[token(default_lifetime = "1.5h")] //~
struct Compound {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(margin = -30)] //~
#[token(default_lifetime = "-1h")] //~
struct Negative {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(margin = "99999999999999999999s")] //~
#[token(default_lifetime = 99999999999999999999)] //~
struct Huge {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(margin = "30 seconds")] //~
#[token(default_lifetime = "500ms")] //~
struct Words {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}
