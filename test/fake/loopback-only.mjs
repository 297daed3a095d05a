// Loaded with --import into a process and its threads: names every connection that would leave this computer.
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

const isLoopback = (host) =>
  host === undefined || /^(localhost|::1|127(\.\d+){3}|::ffff:127(\.\d+){3})$/.test(host);
const tell = (what) => process._rawDebug(`LEAVES THIS COMPUTER: ${what}`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...words) {
  const [first] = Array.isArray(words[0]) ? words[0] : words;
  const options = typeof first === 'object' ? first : { port: first, host: words[1] };
  if (options.path === undefined && !isLoopback(options.host)) {
    tell(`tcp ${options.host}:${options.port}`);
  }
  return connect.apply(this, words);
};
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...words) {
  tell(`udp ${words.filter((word) => typeof word === 'string').join(' ')}`);
  return send.apply(this, words);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveSrv', 'resolveTxt']) {
  const original = dns[name];
  dns[name] = (host, ...words) => {
    if (!isLoopback(host) && net.isIP(host) === 0) tell(`dns ${name} ${host}`);
    return original(host, ...words);
  };
}
