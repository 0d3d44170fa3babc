// A finished site as a web server would show it, to this machine alone: for pictures and for the tests in a browser.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".csv": "text/csv; charset=utf-8",
  ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
};

// Resolves to the server once it listens; port 0 takes any that is free.
export function serve(folder, port) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const send = (status, file) => {
      response.writeHead(status, { "content-type": types[extname(file)] ?? "application/octet-stream", "x-content-type-options": "nosniff" });
      createReadStream(file).pipe(response);
    };
    let path;
    try {
      path = decodeURIComponent(request.url.replace(/[?#].*/s, ""));
    } catch {
      path = "/404.html";
    }
    const file = join(root, normalize(path));
    const there = (file === root || file.startsWith(`${root}/`)) && !path.includes("\0") && existsSync(file) && statSync(file);
    if (there && there.isFile()) return send(200, file);
    if (there && path.endsWith("/") && existsSync(join(file, "index.html"))) return send(200, join(file, "index.html"));
    if (there && !path.endsWith("/")) return response.writeHead(301, { location: `${encodeURI(path)}/` }).end();
    if (existsSync(join(root, "404.html"))) return send(404, join(root, "404.html"));
    response.writeHead(404).end();
  });
  return new Promise((settled, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => settled(server));
  });
}
