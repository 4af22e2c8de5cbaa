const _: () = {
    use ::token_runtime::__private as __token;
    #[automatically_derived]
    impl __token::Wire for Session {
        const NAME: &'static __token::str = "Session";
        const FIELDS: &'static [&'static __token::str] = &["expires_in"];
    }
    #[automatically_derived]
    impl<'de, __D> __token::Model<'de, __D> for Session {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields1(
                __w,
                __token::Lifetime::expires_in(__token::Unit::Seconds),
                |__s: &Self| (&__s.expires_in,),
                |__s: &mut Self| (&mut __s.expires_in,),
                |(__f0,)| Self { expires_in: __f0 },
            )
        }
    }
};
const _: () = {
    use ::token_runtime::__private as __token;
    #[automatically_derived]
    impl __token::Expires for Session {}
    #[automatically_derived]
    impl __token::Scoped for Session {}
    #[automatically_derived]
    impl __token::Authorizes for Session {}
    #[automatically_derived]
    impl __token::Refreshes for Session {}
    #[automatically_derived]
    impl __token::TokenModel for Session {}
    #[automatically_derived]
    impl __token::Ask for Session {
        fn ask<'__m, __Q: __token::Query<'__m>>(&'__m self, _: &mut __Q) {}
        fn inherit(&mut self, _: __token::Option<&mut Self>, _: __token::Inheritance) {}
    }
    #[automatically_derived]
    impl __token::serde::Serialize for Session {
        fn serialize<__S: __token::serde::Serializer>(
            &self,
            _: __S,
        ) -> __token::Result<__S::Ok, __S::Error> {
            __token::not_expanded()
        }
    }
    #[automatically_derived]
    impl<'de> __token::serde::Deserialize<'de> for Session {
        fn deserialize<__D: __token::serde::Deserializer<'de>>(
            _: __D,
        ) -> __token::Result<Self, __D::Error> {
            __token::not_expanded()
        }
    }
};
::core::compile_error! {
    "missing the time that `expires_in` counts from: add a field `#[token(received)] received_at: DateTime<Utc>`, which is stamped when the reply is deserialized, or `#[token(issued = \"unix\")]` to the field in which the server sends it; if the struct that nests this one has it, add `#[token(base = \"parent\")]` to this struct, which then has no expiry by itself"
}
