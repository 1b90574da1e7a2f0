/** Where the desk's icons lie; put into the code by the build (bundle/sprite.ts). */
declare const SPRITE_ADDRESS: string
