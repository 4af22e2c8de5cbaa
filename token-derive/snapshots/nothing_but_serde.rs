const _: () = {
    use ::token_runtime::__private as __token;
    #[automatically_derived]
    impl __token::Wire for Plain {
        const NAME: &'static __token::str = "Plain";
        const FIELDS: &'static [&'static __token::str] = &["name"];
        const IS_TOKEN: __token::bool = false;
    }
    #[automatically_derived]
    impl<'de, __D> __token::Model<'de, __D> for Plain {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields1(
                __w,
                __token::Plain,
                |__s: &Self| (&__s.name,),
                |__s: &mut Self| (&mut __s.name,),
                |(__f0,)| Self { name: __f0 },
            )
        }
    }
    #[automatically_derived]
    impl<'de> __token::serde::Deserialize<'de> for Plain {
        #[inline]
        fn deserialize<__D>(__d: __D) -> __token::Result<Self, __D::Error>
        where
            __D: __token::serde::Deserializer<'de>,
        {
            __token::read(__d)
        }
    }
    #[automatically_derived]
    impl __token::serde::Serialize for Plain {
        #[inline]
        fn serialize<__S>(&self, __s: __S) -> __token::Result<__S::Ok, __S::Error>
        where
            __S: __token::serde::Serializer,
        {
            __token::write(self, __s)
        }
    }
    #[automatically_derived]
    impl __token::Ask for Plain {
        __token::answers!();
    }
    #[automatically_derived]
    impl __token::TokenModel for Plain {}
};
