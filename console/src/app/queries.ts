import { QueryClient } from '@tanstack/react-query';
import { mayPass } from '../api/errors.ts';

/** One store of what the server answered; a read is tried again only when the failure may pass by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && mayPass(error),
      staleTime: 10_000,
      // A lost connection is told of by the page; holding calls back would only hide it.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
