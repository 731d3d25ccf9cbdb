import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** The limit: socket.io and nothing else. What one says in a room is told to the room, and stored nowhere. */
const http = createServer();
new Server(http, { transports: ['websocket'] }).on('connection', (socket) => {
  socket.on('join', (room: string, answer: () => void) => {
    void socket.join(room);
    answer();
  });
  socket.on('say', (room: string, body: string, answer: () => void) => {
    socket.nsp.to(room).emit('said', body);
    answer();
  });
});
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ listening: (http.address() as AddressInfo).port })}\n`);
});
