import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const OUT = resolve(import.meta.dirname, "../src/zhurnal/web/static/build");

/** Lays a .br and a .gz beside every text file: the server sends them as they are. */
function compress(): Plugin {
  return {
    name: "compress",
    apply: "build",
    writeBundle(_options, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const file = join(OUT, name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(bytes));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  // Relative, so that the files work under any STATIC_URL.
  base: "./",
  plugins: [compress()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    manifest: "manifest.json",
    // The strict content policy knows no data: URLs.
    assetsInlineLimit: 0,
    // Chrome 99, Firefox 97, Safari 15.4: the oldest that know cascade layers.
    target: ["chrome99", "firefox97", "safari15.4"],
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ["src/main.ts", "src/styles/main.css"] },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
  },
});
