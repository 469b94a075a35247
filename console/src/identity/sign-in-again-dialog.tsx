import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { ApiError } from '../api/errors.ts';
import { signInAgain, useAskedToSignIn } from '../api/sign-in-again.ts';
import { useSession, useSessionSetter } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Asks to sign in over the page whose session ended. The page below keeps what was typed; the call that failed is then sent again. */
export function SignInAgainDialog() {
  const t = useTexts();
  const { account } = useSession();
  const asked = useAskedToSignIn();
  const setSession = useSessionSetter();
  const [other, setOther] = useState(false);
  return (
    <Modal
      open={asked}
      title={t.identity.againTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      footer={<Button onClick={() => signInAgain.giveUp(new ApiError('gave_up', ''))}>{t.identity.giveUp}</Button>}
    >
      <p className="secondary">{t.identity.againHelp}</p>
      {other && (
        <Alert
          type="warning"
          role="alert"
          showIcon
          className="note"
          title={t.identity.againOther(account.displayName)}
        />
      )}
      <SignInForm
        name={account.name}
        onSession={(session) => {
          // Somebody else's session must not send what this account typed.
          if (session.account.id !== account.id) return setOther(true);
          setOther(false);
          setSession(session);
          signInAgain.succeed();
        }}
      />
    </Modal>
  );
}
