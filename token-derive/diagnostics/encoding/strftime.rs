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

#[derive(TokenModel)]
struct NotReadAsWritten {
    #[token(expires = "%C%m%d")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued = "%Y-%V-%u")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(instant = "%Y-%m-%d %I:%M")] //~
    updated_at: Option<DateTime<Utc>>,
    #[token(instant = "%Y-%m-%d %M:%S")] //~
    first_used_at: Option<DateTime<Utc>>,
    #[token(instant = "%Y-%m-%d %H:%M%.f")] //~
    last_used_at: Option<DateTime<Utc>>,
    #[token(instant = "%F %T%.3f%6f")] //~
    one: Option<DateTime<Utc>>,
    #[token(instant = "%-d%-m%Y")] //~
    two: Option<DateTime<Utc>>,
    #[token(instant = "%F %T%Z.")] //~
    three: Option<DateTime<Utc>>,
    #[token(instant = "%F %T%#z")] //~
    four: Option<DateTime<Utc>>,
    #[token(instant = "@%s")] //~
    five: Option<DateTime<Utc>>,
    #[token(instant = "%d. %-b %Y")] //~
    six: Option<DateTime<Utc>>,
}
