/**
 * Words that nobody wants to hand to a colleague, or to read out on the telephone, by what they are
 * about. German homographs have a list of their own. `ANYWHERE`: also as a part of a longer word.
 */
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

export const UNWANTED = new Set(
  words(
    `
    death, illness, decay: ache ailing ashes bleed bloody bury cadaver cancer carcass casket cemetery coffin coma corpse crypt dead deceased die died
      disease doom embalm fatal fever fungus ghost ghoul grave hearse hospital ill infected morbid morgue mortal mummy pain pale plague pus rash reaper
      rot rotten scab scar shroud shrouded sick skeleton skull sore surgeon tomb tumor ulcer undead urn vomit wart wound zombie
    violence, weapons, war: ambush arms army arrow assault attack axe bash battle bayonet beat blade blast bomb bullet cannon conquest crossbow cruel
      dagger danger enemy explode fight fist grenade gun gunshot harm hatchet hit kick kill knife lance machete maul militia military missile mob
      murder musket noose pistol punch rapier rifle saber scythe shoot shot slash slaughter slay slayer smash soldier spear stab strangle sword tank
      threat torture violent war warrior weapon whip
    crime and punishment: arson bandit bribe burglar convict crime criminal culprit dungeon felon fraud fugitive gallows gang guilty hostage jail
      mafia outlaw penalty pirate poison prison rob robber rogue scam shackle smuggle spy steal stealer thief thug traitor venom villain
    sex and body: anus armpit bald balls bare bedroom belly bikini bladder booty bosom bowel bra breast bum bust butt buttocks condom cougar crotch
      escort fart fetish flirt gonad groin gut harem hooker hot jockstrap kinky kiss lewd libido lingerie loin lover loving lust lustful lustfully
      massage mistress naked nipple nude orgy ovary panties panty pee pelvis penis pimp poop porn prude pubic rump romantic saucy sensual sex sexy
      sperm sultry steamy thigh thong tit undress unisexual urine uterus vagina virgin vulgar vixen womb
    insults, belittling: brat bully bonehead childish clumsy coward crazy cretin cripple crook dimwit dork dull dumb elderly evil failure fat fatso
      filthy flabby fool freak geek goofy grumpy hag idiot idle imbecile inept insane jerk juvenile lame lazy liar loathe loony loser lousy lowly
      lunatic mad madman maniac midget misfit moron nasty neurotic nosy numb nut nutty obese oddball ogre old pathetic pervert phony puny pushy
      reject ruin scrawny senile shame short sinister skinny slob sloppy sloth slouch sly smelly snob sordid stingy stinky stupid sulky tacky tubby
      twerp ugly useless vain vile waste weak weakling weird wicked wimp wimpy witch worthless
    animals that people are called: ape baboon bedbug beast bitch cockroach cow donkey flea gorilla hog leech louse lice maggot mongrel monkey parasite
      pest pig rat rodent shrew skunk slug snake sow swine toad viper vulture weasel worm
    origin, faith, politics: abbey aryan bible caste catholic chapel church colony communist cross crusade cult demon devil english enslave fascist
      gypsy hallowed heathen hell heretic holy idol infidel islam jesus jewish jihad koran minister monk muslim native nazi negro nun orient pagan
      polish pope prayer preacher priest protest racism racist rebel religion sacred saint satan savage sermon serf servant shrine sin slave slavery
      spade temple tribal tribe
    intoxication, gambling: addict alcohol ale bar beer booze brandy casino champagne cider cigar cigarette cocaine drug drunk drunken gambler gin
      heroin hookah junkie liquor marijuana martini nicotine opium pub rum smoke smoky sober stoned tavern tobacco tipsy vodka whiskey wine
    misery: abandon afraid agony alarm anger angry anguish anxiety anxious awful bad bitter bleak broken collapse confused crash cry curse dark darkness
      debt defeat despair desperate deserted dirt dirty disaster dismal dread dreary enrage error exhaust fail fear fright frown furious gloom gloomy
      greed grief grim hate hateful horrid horror hurt jealous livid lonely loss lost mess misery mistake moody mourn panic regret sad scared scowl
      scream shock shocking snarl sob somber sorrow sorry sulk tears terror tired trauma trash trouble troubled upset weep worried wrath wreck wrong
    filth: cesspool crap dung feces garbage gross grubby latrine manure mucus mud muddy phlegm puke sewage sewer slime slimy snot spit sputum stench
      stink sweat sweaty swamp toilet
  `.replace(/^\s+[a-z ,]+:/gm, ' '),
  ),
)

/**
 * What they mean in German is no better: dung, poison, brothel, fat, dead, bottom, sow and others.
 */
export const UNWANTED_IN_GERMAN = new Set(
  words('bald brand dick fad fade fies gift hure kot lust mist not pest popo puff sau stank tot'),
)

export const ANYWHERE =
  /rape|fuck|shit|cunt|slut|whore|porn|nazi|negr|nigg|penis|vagin|sexu|bitch|bastard|murder|kill|suicid|terror|corps|death|blood|racis/
