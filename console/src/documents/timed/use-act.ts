import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

/**
 * Something done to a document: lists and work bench are asked for anew, and the officer is told. It is done when the page shows it: a next step taken on
 * what stood there before would be refused as somebody else's change, and a page that still grows makes a press miss.
 */
export function useAct<In = void, Out = unknown>(
  act: (input: In) => Promise<Out>,
  done: string | null,
  after: (result: Out) => void,
) {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      void client.invalidateQueries({ queryKey: ['workbench'] });
      void client.invalidateQueries({ queryKey: ['reviews'] });
      await client.invalidateQueries({ queryKey: ['documents'] });
      if (done) void message.success(done);
      after(result);
    },
  });
}
