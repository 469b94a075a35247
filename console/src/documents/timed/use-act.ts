import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

/** Something done to a document: lists and work bench are asked for anew, and the officer is told. */
export function useAct<In = void, Out = unknown>(
  act: (input: In) => Promise<Out>,
  done: string | null,
  after: (result: Out) => void,
) {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: ['documents'] });
      void client.invalidateQueries({ queryKey: ['workbench'] });
      void client.invalidateQueries({ queryKey: ['reviews'] });
      if (done) void message.success(done);
      after(result);
    },
  });
}
