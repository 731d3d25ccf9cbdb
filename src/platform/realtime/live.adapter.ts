import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions } from 'socket.io';
import type { Env } from '../../config/env.js';
import { placeOf, TrustedProxies } from '../http/client-address.js';
import { noteFrame } from '../http/framed.js';
import { isForeignRequest } from '../http/origin.js';
import { ConnectionGate } from './connection-gate.js';

const LARGEST_MESSAGE = 64 * 1024;

/**
 * Socket.io with our limits. A handshake from another site's page is refused, whatever transport it takes, and so is
 * one too many from an address or in all.
 */
export class LiveAdapter extends IoAdapter {
  private readonly gate: ConnectionGate;
  private readonly proxies: TrustedProxies;

  constructor(
    app: INestApplicationContext,
    private readonly env: Env,
  ) {
    super(app);
    this.proxies = new TrustedProxies(env.trustedProxies);
    this.gate = new ConnectionGate(env.LIVE_CONNECTIONS, env.LIVE_CONNECTIONS_PER_ADDRESS);
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
      allowRequest: (request, decide) => {
        noteFrame(request);
        decide(
          null,
          !isForeignRequest(request, this.env.publicUrl) && this.gate.admits(this.placeOf(request)),
        );
      },
    } as ServerOptions) as Server;
    server.engine.on('connection', (line: Line) => this.count(line));
    // Nothing is served there, and whoever sat there would be known to nobody.
    server.use((_socket, next) => next(new Error('not-found')));

    return server;
  }

  private placeOf(request: IncomingMessage): string {
    return placeOf(this.proxies.clientOf(request));
  }

  private count(line: Line): void {
    const address = this.placeOf(line.request);
    this.gate.opened(address);
    line.once('close', () => this.gate.closed(address));
  }
}

interface Line {
  readonly request: IncomingMessage;
  once(event: 'close', listener: () => void): void;
}
