//! `objects` takes the name of one member.

#[derive(TokenModel)]
struct Session {
    #[token(scopes = "objects(name, id)")] //~
    a: Vec<String>,
    #[token(refresh_scopes = "objects()")] //~
    b: Vec<String>,
}

#[derive(TokenModel)]
struct Other {
    #[token(scopes = "objects")] //~
    a: Vec<String>,
    #[token(refresh_scopes("objects", "name"))] //~
    b: Vec<String>,
}
