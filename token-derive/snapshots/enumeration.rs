const _: () = {
    use ::token_runtime::__private as __token;
    __token::stand_in!(TokenModel[] [Session] 'de);
    __token::stand_in!(Serialize[] [Session] 'de);
    __token::stand_in!(Deserialize[] [Session] 'de);
    __token::stand_in!(Expires[] [Session] 'de);
    __token::stand_in!(Scoped[] [Session] 'de);
    __token::stand_in!(Authorizes[] [Session] 'de);
    __token::stand_in!(Refreshes[] [Session] 'de);
};
::core::compile_error! {
    "`TokenModel` is for structs with named fields, and this is an enum: derive it on the struct in each variant"
}
