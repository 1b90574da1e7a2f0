import { startToyExchange } from "../../bin/product/toy-exchange.ts"
import { type MockExchange } from "../../packages/mock-exchange/main.ts"
import { openProduct, type Product } from "./start-product.ts"

/** The product as its first start leaves it, with a made-up exchange beside it. */
export type House = { product: Product; exchange: MockExchange; close(): Promise<void> }

export async function openHouse(
  settings: Record<string, string> = {},
  o: { demo?: boolean } = {},
): Promise<House> {
  const toy = await startToyExchange({ host: "127.0.0.1", supportUrl: "http://127.0.0.1" })
  const product = await openProduct({ ...toy.settings, ...settings }, o)
  toy.exchange.setSupportUrl(product.url)
  return {
    product,
    exchange: toy.exchange,
    async close() {
      await product.close()
      await toy.exchange.close()
    },
  }
}
