import { useSyncExternalStore } from 'react';

/** The question "please sign in again": calls that met an ended session wait here until somebody answered it. */
class SignInAgain {
  #waiting: { resolve: () => void; reject: (reason: unknown) => void }[] = [];
  readonly #listeners = new Set<() => void>();

  /** Resolves after a new sign-in; rejects when the reader gives up. */
  ask(): Promise<void> {
    const promise = new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.#tell();
    return promise;
  }

  succeed(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { resolve } of waiting) resolve();
    this.#tell();
  }

  giveUp(reason: unknown): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of waiting) reject(reason);
    this.#tell();
  }

  readonly isAsking = (): boolean => this.#waiting.length > 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const signInAgain = new SignInAgain();

/** True while calls wait for the reader to sign in again. */
export const useAskedToSignIn = (): boolean => useSyncExternalStore(signInAgain.subscribe, signInAgain.isAsking);
