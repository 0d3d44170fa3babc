// All that a value says, in bytes that no other value has: to tell whether a page would be shown what it was shown before.
#pragma once

#include "base/packed.h"
#include "markup/value.h"

namespace comisiynu {

void add_content(PackedWriter&, const Value&);

// Of an object in the making, what it has itself; without what it stands on.
void add_own_content(PackedWriter&, const Value& object);

}  // namespace comisiynu
