const _: () = {
    use ::token_runtime::__private as __token;
    __token::stand_in!(TokenModel[] [Session] 'de);
    __token::stand_in!(Serialize[] [Session] 'de);
    __token::stand_in!(Deserialize[] [Session] 'de);
    __token::stand_in!(Expires[] [Session] 'de);
    __token::stand_in!(Scoped[] [Session] 'de);
    __token::stand_in!(Authorizes[] [Session] 'de);
    __token::stand_in!(Refreshes[] [Session] 'de);
    #[automatically_derived]
    impl __token::Wire for Session {
        const NAME: &'static __token::str = "Session";
        const FIELDS: &'static [&'static __token::str] = &[];
    }
    #[automatically_derived]
    impl<'de, __D> __token::Model<'de, __D> for Session {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields0(
                __w,
                |__s: &Self| (),
                |__s: &mut Self| (),
                |_| __token::not_read(),
            )
        }
    }
};
::core::compile_error! {
    "missing the time that `expires_in` counts from: add a field `#[token(received)] received_at: DateTime<Utc>`, which is stamped when the reply is deserialized, or `#[token(issued = \"unix\")]` to the field in which the server sends it; if the struct that nests this one has it, add `#[token(base = \"parent\")]` to this struct, which then has no expiry by itself"
}
