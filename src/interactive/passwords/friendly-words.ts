/*!
 * 2830 words that people can remember and spell: those with 3 to 8 letters of the objects and
 * predicates of friendly-words 1.3.1 (github.com/glitchdotcom/friendly-words), whose makers keep
 * them "safe for children of all cultures". Left out are words that nobody wants to hand to a
 * colleague (test/unit/interactive/passwords/unwanted-words.ts), and some that are hard to spell.
 *
 * @license MIT
 *
 * Copyright (c) 2018 Glitch
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
 * associated documentation files (the "Software"), to deal in the Software without restriction,
 * including without limitation the rights to use, copy, modify, merge, publish, distribute,
 * sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or
 * substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
 * NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
 * NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
 * DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 * OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
export const FRIENDLY_WORDS: readonly string[] = `
  aardvark aardwolf aback abacus abalone abiding ablaze able aboard abrasive abrupt absorbed abstract abundant acai
  acapella account accurate achieved acidic acorn acoustic acrylic act action activity actress actually acute adapter
  adaptive addition address adhesive admitted adorable adverb aerial agate age aged agenda ahead air airboat airbus
  airedale airmail airplane airport airship airy ajar albacore alder alert alfalfa algebra alibi alike alive alkaline
  alley allium alloy allspice almanac almond aloud alpaca alphabet alpine alto aluminum alyssum amazing amenable
  amethyst amount amp amused amusing anaconda anchovy ancient anemone angle angora animal animated anise ankle anorak
  answer ant anteater antelope antimony antique antler antlion aphid apogee apology apparel appeal appendix apple
  approach approval apricot aquarius aquatic arch archduke archer area argon argument aries armchair aromatic art
  article artistic ash asiago asp aspen asphalt aspiring assorted aster asterisk asteroid athlete atlantic atom attempt
  attic august aura aurora author autumn avatar avenue avocado awake aware awe awesome axolotl azalea azimuth azure
  backbone backpack badge badger bag bagel bagpipe bakery balance balanced ball ballcap balloon balsam bamboo banana
  band bandana bangle banjo bank barbecue barber barberry bard barge baritone barn barnacle barnyard basalt baseball
  basement basil basilisk basin basket bassoon bath bathroom bathtub battery bay bayberry beach bead beaded beak beam
  bean beanie bear bearskin beauty bed bee beech beechnut beet beetle beginner begonia behavior belief believed bell
  beluga bemused bench beret bergamot berry best better bevel bicycle big bike billowy binder biology biplane birch bird
  birthday bismuth bison bistro bit blanket blarney blend blender blinker blizzard block bloom blossom blouse blue
  bluebell blush blushing boa boar board boat boater boatneck bobble bobcat bobolink boiled boiling bold bolder bolt
  bongo bonnet bonobo bonsai book bookcase booklet boom booming boot booth border boron botany bottle bottled bottom
  boulder bounce bouncy bow bowl bowler box brace bracket braid brain brainy brake bramble branch branched brass brave
  brawny brazil bread break bream breath breeze breezy brick bridge brie brief bright brisket bristle broccoli brochure
  bromine bronze bronzed brook broom brow brownie browser brush bubble bubbler bubbly buckaroo bucket budget buffalo
  buffer buffet bugle building bulb bumper bumpy bun burly burrito bus bustling busy butter buttered buttery button
  buttoned bygone cabbage cabin cabinet cacao cactus cadet cadmium cafe cake calcium calf calico calm camel camera camp
  can canary candied candle candy canoe canopy canvas canyon cap capable capacity caper capri captain caption capybara
  car caramel caravan caravel caraway carbon card cardamom cardigan cardinal care carefree careful caribou caring carob
  carol carp carpal carpet carriage carrot cart cartoon carver case cashew cast castanet casual cat catboat catcher
  catfish catkin catmint catnip catshark catsup cattle cause caution cautious cave cedar ceiling celery cell cellar
  cello celsius cement cent centaur century ceramic cereal cerise certain cerulean cesium chain chair chalk chambray
  chance change channel chanter charger charm charmed charming chatter check checker cheddar cheek cheerful cheese
  cheetah chef chemical cheque cherry chess chestnut chevre chicken chicory chief chili chill chiller chime chip
  chipmunk chipped chips chisel chiseled chive chopper chord chrome cicada cilantro cinema cinnamon circle circular
  circus cirrus citizen citrine citron citrus city clam clarinet clarity class classic classy clave clavicle clean clear
  clef clematis clever click client cliff climb climbing clipper cloak cloche clock close closed closet cloth cloud
  cloudy clove clover clutch coal coaster coat cobalt cobbler cobra cobweb cockatoo cocoa coconut cod coffee coherent
  coil coin colby collar collard college color colorful colossal colt column comb comet comfort comic comma complete
  complex composer computer comte concise concrete condor cone conga conifer cooing cook cooked cookie cool copper copy
  coral cord cork corn corner cornet cosmic cosmos cost cotton cottony couch cough course court cover cowbell coyote
  crafter crane crate crater crawdad crayfish crayon creative creator creature credit creek crepe cress crest crib
  cricket crimson crocus crop crowd crowley crown cruiser crystal cub cubic cuboid cuckoo cucumber cuddly cultured cup
  cupboard cupcake curious curler currant currency curtain curve curved cushion custard cyan cyber cyclamen cycle cyclic
  cyclone cylinder cymbal cypress daffodil dahlia daily dance dancer dandy daphne dapper darkened dart dash dashing data
  dataset date dawn day dazed dazzling deal debonair decade decimal decision decisive decorous deep deeply degree
  delicate delivery deluxe den denim dentist deposit derby desert desk dessert destiny detail detailed device dew
  dewberry diadem diagram diamond dibble digit diligent dill dime dimple dinner dinosaur diploma disco discreet dish
  distance distinct ditto dive diver dog dogsled dogwood dollar dolomite dolphin domain door doppler dormouse dot double
  dour dove dragon drain dramatic draw drawer dream dress dresser drill drive driver drizzle drop droplet drum dry dryer
  duck duckling dugout dune durian dust dusty dye dynamic eager eagle ear early earth earthy ease easy echidna echo
  eclipse economic edam edge editor educated effect eggnog eggplant eight elastic elated elbow electric elegant element
  elephant elf elite elk ellipse elm ember emerald eminent emoji emperor empress empty emu end energy engine engineer
  enormous enquiry entrance entree epoch epoxy equable equal equinox era ermine erratic estimate ethereal ethernet even
  evening event excited exciting expert extreme exultant eye eyebrow eyelash eyeliner fabulous face faceted fact factory
  factual failing faint fair faithful falcon fall false familiar family famous fan fanatic fancy fantasy far farm farmer
  fast fastball fate faucet fearless feast feather fedora feeling feels feet felidae feline femur fender fennel fern
  fernleaf ferret ferry festive feta feverfew few fiber fibre fibula fiction field fierce fifth fig fighter figure
  filament file finch find fine fir fire firefly fireman firewall first fish fisher five fixed flag flame flamingo
  flannel flare flash flashy flat flavor flawless flax flaxen flicker flier flight flint flock flood floor floss flossy
  flourish flower flowery fluff fluffy fluorine flute fly flyaway flying foam foamy foe fog foggy foil fold fontina food
  football force forecast foremost forest forested forger forgery fork form fortune fossil foul fountain four fourth
  fowl fox foxglove foxtail foxtrot fragment fragrant frame freckle free freedom freesia freeze freezer freezing freon
  frequent fresh friction fridge friend friendly frigate frill fringe frog front frosted fruit fuchsia fuel full
  function funny fur future gadget gainful galaxy galette galleon galley gallium gallon game gander garage garden
  gardenia garlic garment garnet gasoline gate gateway gatsby gaudy gauge gazelle gear gecko geese gem gemini general
  gentle geode geology geometry geranium gerbera gerbil giant gibbon giddy gifted gigantic gilded ginger giraffe girdle
  giver glacier glade glass glasses glaze glazer gleaming glib glider glimmer glitter glittery global globe glorious
  glory glossy glove glow glowing glue goal gold golden goldfish golf gondola gong good gopher gorgeous gosling gossamer
  gouda gourd graceful grade graffiti grain gram grand granite grapple grass grateful gratis gravel gravity gray grease
  great green grey griffin grill grin grip groovy ground group grouse grove growth gruyere guardian guava guest guide
  guitar gull gum guppy gym gymnast habitual hail hair haircut half halibut hall halloumi hallway halved hammer hamster
  handball handbell handle handsaw handy happy harbor hardhat hardly hardware hare harmless harmony harp harrier harvest
  hat havarti hawk hawthorn haze headline heady healer health healthy hearing heart heat heath heather heaven heavenly
  hedge hedgehog height held helium helix helmet help helper helpful hen henley hero heron herring hexagon hibiscus
  hickory hide highly hill hockey holiday holistic homburg honesty honey honeycup honeydew honored hoodie hoof hook hope
  horse hose hosta hotel hound hour house hoverfly howler hub hubcap humane humble humdrum humerus humidity humor
  humorous hungry hushed hyacinth hydrant hydrogen hyena hygienic hyper hyphen hypnotic ice iceberg icecream iced icicle
  icon icy idea iguana immense imminent impala imported impulse income increase index indigo industry infinity ink inky
  innate innocent insect interest internal invented invited iodine iodized ionized iridium iris iron ironclad island ivy
  jacket jagged jaguar jam jar jargon jasmine jasper jay jazzy jeans jeep jelly jersey jester jet jewel jeweled jingle
  jodhpur joggers join joke jolly jonquil journey joyous judge judo juice jujube jump jumper jumpsuit jumpy jungle
  juniper jupiter jury just justice kangaroo kayak keen keeper ketch ketchup kettle key keyboard kicker kilogram kind
  kindly kitchen kite kitten kiwi knee knight knowing knuckle koala koi krill krypton kumquat laborer lace laced lacy
  ladybug lake lamb lamp lancer land language languid lantana lantern lapis larch lark larkspur lasagna laser latency
  lateral lathe laugh launch laundry lava lavender lavish law lawyer layer lead leader leaf lean learned learning
  leather leek leeward legal legend legume lemon lemonade lemur lens lentil leo leopard leotard letter lettuce level
  lever libra library license licorice lifeboat lift lifter light lighter like lilac lime limit limpet line linen lingo
  link linseed lint lion lip liquid list literate lithe litter little lively living lizard llama loaf loan lobe lobster
  local lock locket locust lodge lofty log logic long longan longing longship look lotus loud lovely low luck lucky
  lumbar lumber luminous lunar lunaria lunch lunge lungfish lupin lush lute lychee lycra lying lynx lyric lyrical
  macaroni macaroon macaw machine mackerel macrame magazine magenta magic magician magnetic magnolia magpie mahogany
  mail mailbox maize majestic makeup mall mallow mambo mammoth manager manchego mandarin mandible mandolin mango
  mangrove manicure manner manta mantis map maple maraca marble marbled march margin marigold marimba marjoram marked
  market marlin marmoset marmot maroon marred married mars marsh marshy marten mascara massive mastodon mat match
  material math matrix mature maxilla may maze meadow meal measure meat mechanic medieval meerkat meeting mellow melodic
  melody melon melted memory menu meowing merciful mercury message metal meteor meter methane mewing mica mice middle
  midi midnight mighty mild mildly mile milk mimosa mind mine mini minibus mink minnow mint minute mirage mirror misty
  mitten mixed mixer mixture moat mochi modem modern modest molasses molecule mollusk money mongoose monitor month mood
  moon moored moose moral morning motion motor motorist mountain mouse mousepad mouth move movie mulberry mule munchkin
  muscari muscle muse museum mushroom music musician mustang mustard mutual myrtle myth name napkin narrow narwhal
  natural nautilus navy near neat nebula nebulous need neem neighbor neon neptune nerve nervous nest net nettle network
  neutral newt nice nickel nifty nigella night nimble nine ninja ninth nitrogen node noise nonstop noodle noon nose
  notch note notebook notify noun nova novel november number numeric numerous nutmeg nylon oak oasis oatmeal oboe
  obsidian obvious ocarina ocean oceanic ocelot octagon octave october octopus odometer offer office oil okra olive
  olivine omelet onion onyx opal opaque open opera opinion opossum opposite option orange orbit orca orchid order
  orderly ordinary organic origami origin oriole ornament ostrich otter ounce outfit outgoing output oval overcoat owl
  owner oxidized oxygen oyster pacific package packet page pail paint painted painter pair pajama palm pamphlet pan
  pancake panda paneer pangolin panther pantry papaya paper paprika papyrus parade paradox parakeet parallel parcel park
  parka parmesan parrot parsley parsnip part particle partner party passbook passive past pasta paste pastoral pastry
  patch patella path patio pattern paw pawpaw payment pea peace peaceful peach peacock peak peanut pear pearl peat
  pebble pecorino pegasus pelican pen pencil pendulum penguin pentagon peony people pepper peppered perch perfect
  perfume perigee period periodic pet petal petalite petunia pewter phalange pharaoh pheasant phone phrase piano
  picayune piccolo pick pickle pickled pickup picture pie pigeon pigment pillow pilot pin pine ping pink pinnate pint
  pinto pipe piper piquant pisces pitch pitcher pizza place placid plaid plain plane planet plank plant plantain plaster
  plastic plate platinum platypus play player playful playroom pleasant pleasure plier plot plough plow plucky plum
  plume plural pluto plywood pocket podium poet poetry point pointed pointy poised polar polished polite polka pollen
  polo polonium pomelo pond pony pool popcorn popular porch porkpie porpoise port porter position positive possible
  postage postbox potato potent poultry pouncing powder power powerful practice prairie prawn precious preface prepared
  pressure price pricey prickle primrose primula print printer prism private probable process produce product profit
  profuse promise prong proof property prose protocol proud proximal prune pruner puck pudding puddle puffin pull
  pullover pulsar puma pump pumped pumpkin pupil puppet puppy purchase purple purpose purring push puzzle puzzled
  puzzling pyjama pyramid pyrite python quail quaint quality quark quart quarter quartz quasar question quick quickest
  quiet quill quilled quilt quilted quince quirky quit quiver quixotic quokka rabbit raccoon racer radar radial radiator
  radical radio radish radium radius radon raft ragdoll rail railway rainbow raincoat rainy raisin raja rake rambutan
  random range rapid raptor rare raspy rattle ravioli ray rayon reaction reader reading reason receipt recent recess
  record recorder red referee regal region regular reindeer relation relative reliable relic relieved relish reminder
  repair repeated replace reply report reptile request research resisted resolute resonant respect rest result revolve
  reward rhodium rhubarb rhythm rib ribbon rice rich ricotta riddle ridge rift right rightful rigorous ring ringed
  ringer ripe ripple rise ritzy river riverbed road roadway roan roar roarer roasted robe robin robust rock rocket rocky
  roll roof rook room roomy rooster rose rosehip rosemary rotate rotated rotating round rounded router rover rowboat
  royal rubidium ruby rugby rule rumba run rune runner rural rustic sable safe saffron saga sage saguaro sail sailboat
  sailfish sailor salad salary sale salmon salsa salt salty salute samba same sand sandal sandwich sandy sapphire
  sardine satin saturn sauce save saver savory sawfish scaffold scallion scallop scapula scarer scarf scarlet scene
  scent scented sceptre school schooner science scion scissor scooter scorpio scorpion scratch screen scribe script sea
  seagull seahorse seal seaplane search seashore season seasoned seat seatbelt second secret secure sedate seed seeder
  seeker seemly seen seer selenium sense separate sepia sequoia serene serious server sesame session settee shade shaded
  shadow shadowed shake shallot shampoo shamrock shape share shared shawl shear sheep sheer sheet shelf shell shelled
  sherbet shield shift shimmer shine shingle shining shiny ship shirt shoe shop shore shoulder shovel show showy shrub
  shy side sidecar sidewalk sideways sign silence silent silica silicon silk silken silkworm silky silly silver similar
  simple sincere sing singer single sink six sixth skate ski skipjack skirt sky sled sleep sleepy sleet slender slice
  slicer slide slider slipper slope small smart smile smiling smoggy smooth snail snap snapper snipe snow snowdrop
  snowman snowplow snowshoe snowy soap soapwort soapy soarer soccer society sock socks soda sodium sofa soft softball
  soil solar solid solstice sombrero song soprano sorrel sort sound soup sour source soy soybean space spandex spangle
  spangled spark sparkly sparrow spatula speak speaker special speckle speckled spectrum speech spell sphere spice
  spiced spicy spiffy spike spiky spinach spiny spiral spirit splash splashy splendid split sponge spoon spot spotless
  spotted spotty spring sprinkle sprint sprite sprout spruce spur sputter square squash squid squirrel stage stallion
  stamp standing star starfish station stay steady steam steed steel steep stellar stem step sternum stetson stew stick
  sticky stilton sting stinger stingray stirring stitch stoat stock stocking stone stop store storm stormy story stove
  straw stream street stretch string stripe striped strong study sturdy style stylish suave subway success succinct
  sudden sudsy sugar sugared sugary sulfur sulfuric summer sun sundae sundial sunfish sunny sunrise sunset sunshine
  sunspot sunstone super superb supply supreme surf surprise sushi swallow swan swanky sweater sweet swift swim swing
  switch swoop sycamore sync syrup system tabby table tabletop tadpole tail tailor talented talk tall talon tamarind
  tame tang tangelo tangible tango tangy tanker tarn tarragon tarry tarsal tarsier tartan tasteful tasty taurus taxi
  taxicab tea teacher teal team teeth teller telling temper tempo temporal ten tendency tender tennis tenor tent tern
  terrier terrific tested text textbook texture thankful theater theory thin thing third thistle thoracic thorium
  thought thread three thrill throat throne thrush thumb thunder thyme tibia tick ticket tidal tide tidy tie tiger tile
  time timer timpani tin tinted tiny tip tire titanium title toast toaster today tomato ton top topaz toque torch
  tornado tortoise towel tower towering town toy track tracker tractor trade trader traffic trail train tranquil travel
  traveler trawler tray treasure tree triangle trick tricolor tricorne trilby trillium trip trollius trombone tropical
  trouser trowel truck truffle trumpet trunk trust trusted trusting truth truthful tsunami tub tuba tuberose tuck
  tugboat tulip tuna tundra tune tungsten turkey turn turner turnip turnover turret turtle twig twilight twill twin
  twine twist twisty typhoon typical ultra umbrella unicorn uniform unique universe unmarred unusual upbeat uranium
  useful utensil utopian vacation vacuum valiant valley valuable value van vanadium vanilla variety various vase vast
  vault vaulted vehicle veil veiled vein velvet verbena verbose verdant verdict verse versed vertebra vessel vest
  vigorous vine vintage vinyl viola violet violin virgo viridian visage vision visitor visor visual vivid voice volcano
  vole voltaic voyage waiter waiting wake wakeful walk walker walkover wall wallaby wallet walleye walnut walrus waltz
  wander wanderer warbler warm warp wasabi wash washer watch watcher water watery wave wax way wealth wealthy weather
  weaver web wedge week weight well wheat wheel whippet whistle wide widget wiggly wild william willow wind wing winter
  wire wiry wise wish wishbone wisteria wistful witness witty wizard wobbly wok wombat wood wooded wooden woodwind wool
  woolen woolly word work workable working workshop wormhole wren wrench wrist writer writing wry xenon yacht yak yam
  yard yarn yarrow year yellow yew yogurt yoke young youthful yttrium yuzu zany zealous zebra zebu zenith zephyr zest
  zesty zigzag zinc zinnia zipper zippy zircon zone zoo zucchini
`
  .trim()
  .split(/\s+/)
