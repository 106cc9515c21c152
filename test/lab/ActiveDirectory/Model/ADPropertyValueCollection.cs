using System;
using System.Collections;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>The values of one property. Multi-valued properties are of this type even with one value.</summary>
    public class ADPropertyValueCollection : CollectionBase
    {
        public ADPropertyValueCollection() { }

        public ADPropertyValueCollection(object value)
        {
            if (value == null) return;
            if (value is IEnumerable many && value is not string && value is not byte[])
                foreach (var one in many) List.Add(one);
            else List.Add(value);
        }

        /// <summary>Whether the schema says multi-valued: then `$object.name` gives the collection, else the one value.</summary>
        internal bool IsMultiValued { get; set; }

        internal bool IsChanged { get; private set; }

        public object this[int index]
        {
            get => List[index];
            set { List[index] = value; IsChanged = true; }
        }

        /// <summary>Null without values, the value itself when there is one, else all of them.</summary>
        public object Value
        {
            get => Count == 0 ? null : Count == 1 ? List[0] : InnerList.ToArray();
            set { InnerList.Clear(); IsChanged = true; foreach (var one in new ADPropertyValueCollection(value)) InnerList.Add(one); }
        }

        public int Add(object value) { IsChanged = true; return InnerList.Add(value); }
        public void AddRange(object[] values) { foreach (var value in values) Add(value); }
        public void Remove(object value) { IsChanged = true; InnerList.Remove(value); }
        public bool Contains(object value) => InnerList.Contains(value);
        public int IndexOf(object value) => InnerList.IndexOf(value);

        internal object Adapted => IsMultiValued ? this : Value;

        public override string ToString() => Count == 1 ? Convert.ToString(List[0]) : GetType().FullName;
    }
}
