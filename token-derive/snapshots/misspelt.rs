const _: () = {
    use ::token_runtime::__private as __token;
    #[automatically_derived]
    impl __token::Wire for Session {
        const NAME: &'static __token::str = "Session";
        const FIELDS: &'static [&'static __token::str] = &["access_token", "expires_at"];
    }
    #[automatically_derived]
    impl<'de, __D> __token::Model<'de, __D> for Session {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields2(
                __w,
                __token::Credential::access_token(),
                __token::Time::expires(&[__token::Encoding::Unix]),
                |__s: &Self| (&__s.access_token, &__s.expires_at),
                |__s: &mut Self| (&mut __s.access_token, &mut __s.expires_at),
                |(__f0, __f1)| Self {
                    access_token: __f0,
                    expires_at: __f1,
                },
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
    "unknown attribute `acess_token`: did you mean `access_token`?"
}
::core::compile_error! {
    "unknown encoding `unxi`: did you mean `unix`?"
}
