#[derive(TokenModel)]
struct Misspelt {
    #[token(scopes = "commas")] //~
    scope: ScopeSet,
}

#[derive(TokenModel)]
struct Separator {
    #[token(scopes = ",")] //~
    scope: ScopeSet,
    #[token(refresh_scopes = " ")] //~
    refresh_scope: ScopeSet,
}

#[derive(TokenModel)]
struct Array {
    #[token(scopes = "array")] //~
    scope: ScopeSet,
    #[token(refresh_scopes = "json")] //~
    refresh_scope: ScopeSet,
}

#[derive(TokenModel)]
struct Objects {
    #[token(scopes = "objects")] //~
    scope: ScopeSet,
    #[token(refresh_scopes = "objects()")] //~
    refresh_scope: ScopeSet,
}

#[derive(TokenModel)]
struct ObjectsAsList {
    #[token(scopes(objects(name)))] //~
    scope: ScopeSet,
    #[token(refresh_scopes = "objects(name")] //~
    refresh_scope: ScopeSet,
}

#[derive(TokenModel)]
struct Several {
    #[token(scopes("space", "comma"))] //~
    scope: ScopeSet,
    #[token(refresh_scopes = "semicolon")] //~
    refresh_scope: ScopeSet,
}
