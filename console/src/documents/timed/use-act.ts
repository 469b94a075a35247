import { useMutation } from '@tanstack/react-query';
import { useShown } from '../../ui/use-shown.ts';

/**
 * Something done to a document: lists and work bench are asked for anew, and the officer is told. It is done when the page shows it: a next step taken on
 * what stood there before would be refused as somebody else's change, and a page that still grows makes a press miss.
 */
export function useAct<In = void, Out = unknown>(
  act: (input: In) => Promise<Out>,
  done: string | null,
  after: (result: Out) => void,
) {
  const shown = useShown(['documents'], ['workbench'], ['reviews']);
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      await shown(done);
      after(result);
    },
  });
}
