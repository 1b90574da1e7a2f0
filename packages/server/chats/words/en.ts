/**
 * 256 everyday things, one a place: the word at the same place of the Chinese list is the same thing. None of them is
 * a word of recovery phrases (BIP-39), none is the beginning of another, and no two differ by a letter.
 * Words keep their places for ever: whoever is talking now is known by them.
 */
export const en: readonly string[] = `
  teapot lantern carrot blueberry apricot chestnut almond pineapple
  papaya watermelon strawberry eggplant spinach lettuce dumpling pancake
  biscuit mustard sesame oatmeal porridge cocoa tofu pomelo
  kumquat pomegranate hawthorn leek parsley wonton otter koala
  cheetah hippo rhino camel lamb rooster swan sparrow
  magpie crow peacock seagull falcon crab octopus jellyfish
  starfish seahorse beetle ladybug butterfly dragonfly honeybee cicada
  snail goldfish walrus reindeer antelope sloth tadpole gecko
  moth earthworm scallop carp waterfall glacier sunrise rainbow
  snowflake icicle lightning sunshine moonlight pebble seashell willow
  pinecone acorn sunflower lotus moss seaweed poplar cypress
  birch rosebud hibiscus reed lagoon hilltop oasis brook
  drizzle hailstone typhoon snowman starlight comet bathtub bucket
  towel sponge toothbrush comb candle matchbox kettle teacup
  saucer chopsticks apron fridge ladle drawer bookshelf wardrobe
  sofa doorbell hallway staircase rooftop greenhouse windmill lighthouse
  fountain balloon puppet jigsaw chessboard trampoline mattress hanger
  faucet dustpan mop vase thermos wok steamer bottle
  sieve sweater raincoat mitten scarf sandal slipper sneaker
  boots socks trousers button zipper pocket necktie bracelet
  necklace earring spectacles wristwatch backpack suitcase shirt overcoat
  hairpin shoelace brooch parasol pliers wrench shovel rake
  chisel sandpaper thimble crayon eraser notebook paintbrush easel
  blackboard battery lightbulb headphones television postbox inkpot ruler
  abacus hourglass handsaw rope motorbike railway airplane sailboat
  ferry submarine sledge skates campfire hammock carriage wheelchair
  pedal flute whistle bell gong harmonica bugle zither
  accordion pagoda cottage cinema pharmacy tearoom classroom football
  volleyball racket skateboard dumbbell baseball leather cork tile
  puddle footprint sandcastle birdcage beehive haystack corncob barley
  newspaper magazine vinegar lollipop mooncake jam cracker fireworks
  statue mural firewood charcoal mulberry tablecloth doorknob hedge
`
  .trim()
  .split(/\s+/)
