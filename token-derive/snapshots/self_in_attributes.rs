const _: () = {
    use ::token_runtime::__private as __token;
    struct __Field0<T>(__token::PhantomData<fn() -> Session<T>>);
    #[automatically_derived]
    impl<T> __token::WithFunctions for __Field0<T> {
        type Value = Option<T>;
    }
    #[automatically_derived]
    impl<'de, T> __token::DefaultWith<'de> for __Field0<T>
    where
        Session<T>: Default,
    {
        fn default() -> Self::Value {
            Session::<T>::make()
        }
    }
    #[automatically_derived]
    impl<T> __token::OmitWith for __Field0<T>
    where
        Session<T>: Clone,
    {
        fn is_omitted(__value: &Self::Value) -> __token::bool {
            MySelf::is_empty(__value)
        }
    }
    struct __Field1<T>(__token::PhantomData<fn() -> Session<T>>);
    #[automatically_derived]
    impl<T> __token::WithFunctions for __Field1<T> {
        type Value = Option<Box<Session<T>>>;
    }
    #[automatically_derived]
    impl<'de, T> __token::ReadWith<'de> for __Field1<T>
    where
        Session<T>: Default,
    {
        fn read<__D: __token::serde::Deserializer<'de>>(
            __d: __D,
        ) -> __token::Result<Self::Value, __D::Error> {
            Session::<T>::deserialize(__d)
        }
    }
    #[automatically_derived]
    impl<T> __token::WriteWith for __Field1<T>
    where
        Session<T>: Clone,
    {
        fn write<__S: __token::serde::Serializer>(
            __value: &Self::Value,
            __s: __S,
        ) -> __token::Result<__S::Ok, __S::Error> {
            Session::<T>::serialize(__value, __s)
        }
    }
    #[automatically_derived]
    impl<T> __token::Wire for Session<T> {
        const NAME: &'static __token::str = "Session";
        const FIELDS: &'static [&'static __token::str] = &["made", "Self"];
        const IS_TOKEN: __token::bool = false;
    }
    #[automatically_derived]
    impl<'de, T> __token::Model<'de, __token::Reading> for Session<T>
    where
        Session<T>: Default,
    {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields2(
                __w,
                __token::Or(
                    __token::Unwritten(__token::Plain),
                    <__Field0<T> as __token::DefaultWith<'de>>::default,
                ),
                __token::Unwritten(
                    __token::ReadBy::<__Field1<T>, _>::new(__token::Plain),
                ),
                |__s: &Self| (&__s.made, &__s.next),
                |__s: &mut Self| (&mut __s.made, &mut __s.next),
                |(__f0, __f1)| Self { made: __f0, next: __f1 },
            )
        }
    }
    #[automatically_derived]
    impl<'de, T> __token::Model<'de, __token::Writing> for Session<T>
    where
        Session<T>: Clone,
    {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields2(
                __w,
                __token::OmitBy::<
                    __Field0<T>,
                    _,
                >::new(__token::Overwriting(__token::Unread(__token::Plain))),
                __token::Unread(__token::WriteBy::<__Field1<T>, _>::new(__token::Plain)),
                |__s: &Self| (&__s.made, &__s.next),
                |__s: &mut Self| (&mut __s.made, &mut __s.next),
                |_| __token::not_read(),
            )
        }
    }
    #[automatically_derived]
    impl<'de, T> __token::Model<'de, __token::Answering> for Session<T> {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields2(
                __w,
                __token::Overwriting(
                    __token::Unwritten(__token::Unread(__token::Plain)),
                ),
                __token::Unwritten(__token::Unread(__token::Plain)),
                |__s: &Self| (&__s.made, &__s.next),
                |__s: &mut Self| (&mut __s.made, &mut __s.next),
                |_| __token::not_read(),
            )
        }
    }
    #[automatically_derived]
    impl<'de, T> __token::serde::Deserialize<'de> for Session<T>
    where
        Session<T>: Default,
    {
        #[inline]
        fn deserialize<__D>(__d: __D) -> __token::Result<Self, __D::Error>
        where
            __D: __token::serde::Deserializer<'de>,
        {
            __token::read(__d)
        }
    }
    #[automatically_derived]
    impl<T> __token::serde::Serialize for Session<T>
    where
        Session<T>: Clone,
    {
        #[inline]
        fn serialize<__S>(&self, __s: __S) -> __token::Result<__S::Ok, __S::Error>
        where
            __S: __token::serde::Serializer,
        {
            __token::write(self, __s)
        }
    }
    #[automatically_derived]
    impl<T> __token::Ask for Session<T> {
        __token::answers!();
    }
    #[automatically_derived]
    impl<T> __token::TokenModel for Session<T> {}
};
