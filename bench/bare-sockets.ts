import "../packages/server/platform/testing/bare-sockets.ts"
