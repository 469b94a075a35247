import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

/**
 * What follows a change: everything read under these keys is read anew, then the officer is told. The answer comes when the page shows the change:
 * a next step taken on what stood there before would be refused as somebody else's, and a page that still grows makes a press miss.
 */
export function useShown(...keys: readonly QueryKey[]): (told: string | null) => Promise<void> {
  const client = useQueryClient();
  const { message } = App.useApp();
  return async (told) => {
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
    if (told) void message.success(told);
  };
}
