import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { isForeignRequest } from '../http/origin.js';

const LARGEST_MESSAGE = 64 * 1024;

/** Socket.io with our limits; a handshake from another site's page is refused, whatever transport it takes. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly publicUrl: string,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      serveClient: false,
      maxHttpBufferSize: LARGEST_MESSAGE,
      connectTimeout: 10_000,
      pingInterval: 25_000,
      pingTimeout: 20_000,
      perMessageDeflate: false,
      httpCompression: false,
      allowEIO3: false,
      cleanupEmptyChildNamespaces: true,
      allowRequest: (request, decide) => decide(null, !isForeignRequest(request, this.publicUrl)),
    } as ServerOptions) as Server;
    // Nothing is served there, and whoever sat there would be known to nobody.
    server.use((_socket, next) => next(new Error('not-found')));

    return server;
  }
}
