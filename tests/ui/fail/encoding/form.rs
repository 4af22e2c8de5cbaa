use token_runtime::{ScopeSet, TokenModel};

#[derive(Debug, TokenModel)]
struct Misspelt {
    #[token(scopes = "commas")] //~
    scope: ScopeSet,
}

#[derive(Debug, TokenModel)]
struct Separator {
    #[token(scopes = ",")] //~
    scope: ScopeSet,
    #[token(refresh_scopes = " ")] //~
    refresh_scope: ScopeSet,
}

#[derive(Debug, TokenModel)]
struct Array {
    #[token(scopes = "array")] //~
    scope: ScopeSet,
    #[token(refresh_scopes = "json")] //~
    refresh_scope: ScopeSet,
}

#[derive(Debug, TokenModel)]
struct Objects {
    #[token(scopes = "objects")] //~
    scope: ScopeSet,
    #[token(refresh_scopes = "objects()")] //~
    refresh_scope: ScopeSet,
}

#[derive(Debug, TokenModel)]
struct ObjectsAsList {
    #[token(scopes(objects(name)))] //~
    scope: ScopeSet,
    #[token(refresh_scopes = "objects(name")] //~
    refresh_scope: ScopeSet,
}

#[derive(Debug, TokenModel)]
struct Several {
    #[token(scopes("space", "comma"))] //~
    scope: ScopeSet,
    #[token(refresh_scopes = "semicolon")] //~
    refresh_scope: ScopeSet,
}

fn main() {
    let token = serde_json::from_str::<Misspelt>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
    let token = serde_json::from_str::<Separator>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
    let token = serde_json::from_str::<Array>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
    let token = serde_json::from_str::<Objects>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
    let token = serde_json::from_str::<ObjectsAsList>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
    let token = serde_json::from_str::<Several>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
}
