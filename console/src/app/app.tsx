import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enLocale from 'antd/locale/en_GB';
import zhLocale from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useRef } from 'react';
import { RouterProvider } from 'react-router';
import { useLocale } from '../api/locale.ts';
import { nonce } from './csp.ts';
import { queryClient } from './queries.ts';
import { router } from './routes.tsx';
import { consoleTheme } from './theme.ts';

/** The whole application: language, look, data, screens. */
export function App() {
  const locale = useLocale();
  useEffect(() => {
    document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN';
    dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
  }, [locale]);
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={consoleTheme}
      locale={locale === 'en' ? enLocale : zhLocale}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      form={{ scrollToFirstError: { focus: true, block: 'center' } }}
    >
      <AntApp message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <RefreshOnLocale />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** Some answers carry words (reasons, names of steps): they are asked for again in the other language. */
function RefreshOnLocale() {
  const client = useQueryClient();
  const locale = useLocale();
  const before = useRef(locale);
  useEffect(() => {
    if (before.current === locale) return;
    before.current = locale;
    void client.invalidateQueries();
  }, [client, locale]);
  return null;
}
