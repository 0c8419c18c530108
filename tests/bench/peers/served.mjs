// served.mjs PEER: the answers of zen.mjs or json_rules.mjs behind node's own http, a POST a scenario, on a port
// that it prints; `none` says the same few bytes to everybody.
import http from 'node:http';

const peer = process.argv[2];
const answer = peer === 'none' ? async () => ({hello: 'world'}) : (await import(`./${peer}.mjs`)).answer;

const server = http.createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', async () => {
    const text = JSON.stringify(await answer(JSON.parse(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces))));
    response.writeHead(200, {'content-type': 'application/json', 'content-length': Buffer.byteLength(text)});
    response.end(text);
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
