#[derive(TokenModel)]
struct Directives {
    #[token(expires = "%Y-%m-%d %H:%M:%Q")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued = "%Y-%m-%")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(instant = "%d.%o.%Y")] //~
    first_used_at: Option<DateTime<Utc>>,
    #[token(instant("rfc3339", "%!"))] //~
    last_used_at: Option<DateTime<Utc>>,
}

#[derive(TokenModel)]
struct Incomplete {
    #[token(expires = "%H:%M:%S")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued = "%Y-%m")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(instant = "100%%")] //~
    updated_at: Option<DateTime<Utc>>,
}
