// ShareDB as its documentation sets it up, with its database in memory. Prints its port.
import { createServer } from 'node:http';
import WebSocketJSONStream from '@teamwork/websocket-json-stream';
import ShareDB from 'sharedb';
import { WebSocketServer } from 'ws';

const backend = new ShareDB();
const document = backend.connect().get('board', 'session');
const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  backend.listen(new WebSocketJSONStream(socket));
});
document.create({}, (error) => {
  if (error) throw error;
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
});
