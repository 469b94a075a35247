import { useEffect, type ReactNode } from 'react';
import { LanguageSwitch } from '../app/account-menu.tsx';
import { useSessionSetter } from '../app/session.tsx';
import icon from '../app/icon.svg';
import { useTexts } from '../texts/index.ts';
import { SignInForm } from './sign-in-form.tsx';

/** A page without the shell: product name, one card, language. */
export function AlonePage({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  const t = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t.shell.product}`;
  }, [title, t]);
  return (
    <main className="alone">
      <div className="alone-card">
        <div className="alone-brand">
          <img src={icon} alt="" width={32} height={32} />
          <span>{t.shell.productLong}</span>
        </div>
        <h1>{title}</h1>
        <p className="secondary">{help}</p>
        {children}
      </div>
      <LanguageSwitch />
    </main>
  );
}

/** Sign-in; afterwards the page that was asked for is shown, since the address stayed the same. */
export function SignInPage() {
  const t = useTexts();
  const setSession = useSessionSetter();
  return (
    <AlonePage title={t.identity.signInTitle} help={t.identity.signInHelp}>
      <SignInForm onSession={setSession} />
    </AlonePage>
  );
}
