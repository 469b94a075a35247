import { Spin } from 'antd';
import { SignInPage } from '../identity/sign-in-page.tsx';
import { ForcedPasswordPage } from '../identity/password-form.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { SessionProvider, useSessionQuery } from './session.tsx';
import { Shell } from './shell.tsx';

/** Decides what a visitor sees: sign-in, the forced change of a one-time password, or the application. */
export function Root() {
  const session = useSessionQuery();
  if (session.data === undefined) {
    return (
      <div className="alone">
        {session.isError ? <ErrorNote error={session.error} onRetry={() => void session.refetch()} /> : <Spin />}
      </div>
    );
  }
  if (session.data === null) return <SignInPage />;
  if (session.data.mustChangePassword) return <ForcedPasswordPage session={session.data} />;
  return (
    <SessionProvider session={session.data}>
      <Shell />
    </SessionProvider>
  );
}
