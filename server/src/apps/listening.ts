import type { Config } from '../kernel/config/index.ts';
import type { HttpServer } from '../kernel/http/index.ts';
import { appErrors } from './apps.errors.ts';

/** Opens the port. Throws app.port_in_use, port_refused or host_unknown, which say what to change. */
export async function listen(app: HttpServer, { host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw appErrors.port_in_use({ port }, { cause: error });
    if (code === 'EACCES') throw appErrors.port_refused({ port }, { cause: error });
    if (code === 'EADDRNOTAVAIL') throw appErrors.host_unknown({ host }, { cause: error });
    throw error;
  }
}

/** Lets requests under way end; a connection that sends nothing more may not hold up the stop. */
export async function closeWithin(app: HttpServer, milliseconds: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), milliseconds);
  await app.close().finally(() => clearTimeout(timer));
}
