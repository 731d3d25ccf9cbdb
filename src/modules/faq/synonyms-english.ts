/**
 * Expressions that customers of a wallet or a bank use for the same thing in English: one group a line, and a line that
 * ends in `=` goes on. Forms of a word are found by its stem, and small words between telling ones do not matter.
 */
export const ENGLISH_SYNONYMS = `
log in = login = log into = log on = sign in = signin = sign into = access my account =
  get into my account = get into the app
password = passcode = pass code = login code
forgot = forgotten = do not remember = don't remember = can't remember = lost my password =
  lost the code
verification code = security code = sms code = one-time code = one time code = otp = confirmation code
pin = pin code = pin number
too many times = too many attempts = too many tries = exceeded the number = tries used up =
  exceed my tries = wrong three times
locked = blocked = lock = block
freeze = frozen = suspended = restricted
unlock = unblock = unfreeze
reset = recover = change my password
two-factor = 2fa = second factor = authenticator

top up = topup = top-up = topping up = add money = add funds = load money = put money = put money in =
  fund my account = recharge = reload = added money = deposit
autotop = auto top-up = auto top up = automatic top-up = top up automatically = balance is low =
  when my balance gets low
transfer = send money = sent money = sending money = wire = remit = remittance
bank transfer = wire transfer = direct transfer = transfer from my bank
recipient = beneficiary = payee = receiver = person i sent = friend = landlord = other person
withdraw cash = cash withdrawal = withdraw money = take out cash = get cash = take out money =
  took out money = got cash = take money out = take cash out = get money out = get money from the atm =
  atm withdrawal = withdrawal at an atm = withdraw = withdrawal = pulled out = withdrew = give me cash
atm = cash machine = cashpoint = cash point = cash dispenser = hole in the wall
cheque = check deposit = bank check = deposit a check
cash deposit = deposited cash = paid in cash = put cash in
purchase = bought = buy = item = order
purchase = payment = card payment
transaction = payment
salary = wages = paycheck = payroll = pay cheque = paid by my employer = paid by my boss =
  direct deposit = get paid

declined = rejected = refused = denied = not accepted = turned down = won't accept = would not accept =
  not allowed = not approved = wouldn't let = couldn't = wouldn't give
declined = not let me = won't let me = can't use = unable to use
failed = work = go through = gone through = unsuccessful = not successful = not go through =
  didn't go through = won't go through = not work = didn't work = not working = could not be completed =
  not completed = error = keeps failing = went wrong = interrupted = problem = something wrong =
  error message
not working = does not work = doesn't work = isn't working = stopped working = won't work = not function =
  broken
pending = processing = in progress = still processing = not processed = on its way = not cleared =
  hasn't cleared = on hold = stuck = still waiting = not gone through = gone through yet = taking forever =
  not confirmed
reverted = reversed = reverse = returned = undone = cancelled = canceled = was cancelled = disappeared
cancel = call off = stop = undo = revoke = take back = made a mistake = by mistake = wrong account
refund = money back = get my money back = reimbursement = reimburse = chargeback = return an item =
  send back
not showing = not show = not showing up = isn't showing = doesn't show = can't see = cannot see =
  don't see = do not see = not see = not appear = didn't appear = not visible = missing = not updated =
  not credited = not there = not gone in = hasn't changed = not reflected = shown = show up
not received = haven't received = hasn't received = didn't receive = never received = not arrived =
  hasn't arrived = haven't arrived = never arrived = not come = hasn't come = not get = haven't gotten =
  hasn't gotten = didn't get = not reached = not got = waiting for = where is = still not here =
  lost in the post
money disappeared = money gone = top up disappeared = money removed

fee = charge = cost = price = surcharge = commission = pay extra = how much does it cost = is it free =
  discount
extra fee = additional fee = extra charge = additional charge = hidden fee = charged extra
charged = billed = deducted = debited = taken from my account = taken out
small charge = 1 dollar = 1 pound = $1 = £1 = €1 = extra pound = extra dollar = extra euro = one pound =
  one dollar
charged twice = double charge = duplicate charge = charged two times = duplicate = twice = double =
  two times = same payment = repeated = multiple charges = several times = same charge
discount = lower fee = cheaper

do not recognise = don't recognise = do not recognize = didn't make = did not make = haven't made =
  never made = don't remember = don't know = not mine = wasn't me = not me = unfamiliar = unknown =
  strange = unauthorised = unauthorized = not authorised = without my permission = someone else =
  authorise = never seen = don't recall = never bought
compromised = hacked = taken over = fraud = fraudulent = stolen details = someone used =
  somebody uses = someone is using = unauthorised use = unauthorized transactions = suspicious
scam = scammed = scammer = fraudster = phishing = tricked me
stolen = stole = theft = thief = robbed = mugged = pickpocketed = took my
lost = lose = misplaced = left my = can't find = mislaid = gone missing
found my card = found it = card found = found again = no longer lost
swallowed = ate = eaten = kept = retained = captured = took my card = stuck in the machine =
  stuck in the atm = won't give back = didn't give back = trapped

how long = when will = how soon = how many days = how fast = how quickly = time frame = how much time =
  when can i expect = take so long = taking long = time does it take = estimate
slow = taking too long = delayed = delay = late
card delivery = card come = card get here = receive my card = card in the mail = card be sent = deliver =
  delivery = shipping = ship = mail = post = card arrive = arrival = new card = send card = sent card =
  ordered card
express = urgent = faster = quickly = asap = specific date = choose date

exchange = convert = conversion = swap = change currency = changing money = foreign exchange = usd to gbp =
  gbp to usd = pounds to dollars = pounds to euros = dollars to pounds
exchange rate = conversion rate = rate = interbank rate = interbank
foreign currency = other currencies = different currency = foreign money = another currency
abroad = overseas = foreign country = in another country = travelling = traveling = on holiday =
  on vacation = foreign
wrong = incorrect = not correct = not right = inaccurate = bad = off = different = mistake
wrong amount = less money = only got = not the full amount = different amount = not enough cash =
  incorrect amount = less than i asked
less = lower = smaller = fewer

identity = id = identification = who i am = id check
verify = prove = proof = confirm = validate = verification = authenticate = check my
why do i need = why do you need = why must = is it necessary = do i have to = reason for = required =
  why so much information
unable to = can't = cannot = not able to = trouble = problem = fails = failed = won't = difficulty =
  could not
source of funds = source of my money = where money comes from = money came from = where my money came =
  origin of money = source of money
personal details = personal information = my details = my info = profile = account details
edit = modify = change = update = correct
change my name = got married = last name = married name = new name = surname
new address = moved = changed my address = new home = change of address
passport = driving licence = document = papers = photo id

physical card = plastic card = real card = actual card = physical
virtual card = online card = digital card = virtual
disposable = one-time card = single-use = single use = throwaway = temporary card
second card = extra card = additional card = another card = spare card = more cards = multiple cards =
  card for my daughter = card for my family = duplicate card = two cards = card for my wife =
  card for a family member = card for my partner = card for my husband
order a card = get a card = request a card = apply for a card = obtain a card
link = connect = add a card = put my card in the app = put back = reactivate = re-add =
  see my card in the app = add it back
activate = activation = start using = set up my card
expire = expires = expired = expiry = run out = about to expire = expiration
contactless = tap = tap to pay = touchless
apple pay = google pay = apple watch = mobile wallet = phone payment
visa = mastercard = card network = card brand = card scheme
merchant = shop = store = seller = retailer = restaurant = hotel = gas station = petrol station =
  supermarket = grocery = business
accepted = accept = take my card = where can i use = use my card anywhere = places = everywhere
atm near = nearest atm = which atms = which cash machines = use at any atm

country = countries = live in = residents = reside = location = where do you operate = available in =
  outside
usd = us dollar = dollars
gbp = pounds = british pounds = sterling
eur = euros = euro
us = usa = america = united states
uk = united kingdom = britain = england
eu = europe = european union = eea = european
currencies = currency = which currencies = fiat = usd gbp
age = how old = 18 = under 18 = minimum age = years old = age limit
child = children = kid = kids = son = daughter = teenager = minor = junior
close my account = delete my account = terminate my account = cancel my account = remove my account =
  shut down my account = deactivate my account = get rid of my account = leave you = end my account =
  not happy with the service = dissatisfied
limit = maximum = max = restriction = cap = how many = most i can = how much can i = minimum = how often =
  how many times
phone = mobile = cell phone = device = smartphone
direct debit = standing order = subscription = mandate
customer service = customer support = help desk = helpline = hotline = contact support = talk to someone =
  talk to a person = speak to a human = real person
supervisor = manager = superior
complaint = complain
maintenance = outage = system down = server down = app down = not responding = unavailable
update = upgrade = new version

cash deposit = put money in = paid in
debit card = credit card = bank card
countries = usa = europe = france = germany = china = australia
`;
