#ifndef FLAT8_SRC_HEAP_REMEMBERED_SET_H_
#define FLAT8_SRC_HEAP_REMEMBERED_SET_H_

#include <utility>

#include "src/base/growable-array.h"
#include "src/heap/page-metadata.h"

namespace v8::internal {

// Where old objects may refer to young ones: whole objects (their gc_state is kOldRemembered), and for large objects the
// dirty cards of their pages. When the lists cannot grow, flags on the pages stand in for entries: nothing is ever
// forgotten for want of memory.
class RememberedSet {
 public:
  // Beyond this many entries a scavenge is asked for, which bounds its pause.
  static constexpr size_t kEntryLimit = 20000;

  // Remembers `host`, whose state has to be kOldClean; it becomes kOldRemembered.
  void AddObject(Address host);
  // Remembers what lies in the card of `slot` in a large page.
  void AddCard(PageMetadata* page, Address slot);

  // Calls `function(host)` for every remembered object and forgets them all first; their states are the callee's to set.
  template <typename Function>
  void TakeObjects(Function function) {
    base::GrowableArray<Address> hosts = std::move(hosts_);
    hosts_ = base::GrowableArray<Address>();
    for (Address host : hosts) function(host);
  }
  template <typename Function>
  void TakeCardPages(Function function) {
    base::GrowableArray<PageMetadata*> pages = std::move(card_pages_);
    card_pages_ = base::GrowableArray<PageMetadata*>();
    for (PageMetadata* page : pages) function(page);
  }
  // Drops entries for which `keep` is false (dead hosts, after marking).
  template <typename Function>
  void FilterObjects(Function keep) {
    size_t kept = 0;
    for (Address host : hosts_) {
      if (keep(host)) hosts_[kept++] = host;
    }
    hosts_.Truncate(kept);
  }
  // Forgets the list of pages with dirty cards; the caller adds again what is still there.
  void ClearCardPages() { card_pages_.Clear(); }
  void AddCardPage(PageMetadata* page);
  // Rewrites the addresses of hosts that have moved.
  template <typename Function>
  void UpdateObjects(Function updated) {
    for (Address& host : hosts_) host = updated(host);
  }

  // Whether some page carries kRememberAll, or dirty cards that are not listed, because a list could not grow. Forgets it:
  // ask before anything is remembered again.
  bool TakeObjectsOverflow() { return std::exchange(objects_overflowed_, false); }
  bool TakeCardsOverflow() { return std::exchange(cards_overflowed_, false); }

  size_t size() const { return hosts_.size() + card_pages_.size(); }

 private:
  base::GrowableArray<Address> hosts_;
  base::GrowableArray<PageMetadata*> card_pages_;
  bool objects_overflowed_ = false;
  bool cards_overflowed_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_REMEMBERED_SET_H_
